"""Articles of laws (第二十六条第四项) as those who do not read Chinese cite them: Art. 26(4)."""

from __future__ import annotations

import re

from site_builder.values.chinese_numerals import in_figures

_WORDS = (
    (r"第(\d+)条之(\d+)", r"Art. \1-\2"),
    (r"第(\d+)条", r"Art. \1"),
    (r"第(\d+)款", r" para. \1"),
    (r"第[（(]?(\d+)[）)]?项", r"(\1)"),
    (r"至(?=Art)", "–"),
    (r"、|和", ", "),
    (r"Art\. (\d+)–Art\. (\d+)", r"Arts \1–\2"),
)


def article_in_figures(text: str) -> str:
    """Rewrite the citation of an article; one that says more than numbers stays as it is."""
    cited = in_figures(text)
    for words, figures in _WORDS:
        cited = re.sub(words, figures, cited)
    return text if re.search("[\u4e00-\u9fff]", cited) else cited
