"""Values: what a clerk writes, read exactly; what a reader expects, formatted.

Each module answers for one kind of value. `parse_` raises `problem.ValueProblem`; `format_` takes
a locale code. Nothing here knows of files, records or pages.
"""
