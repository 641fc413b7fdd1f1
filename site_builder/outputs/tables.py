"""Every table of open data, in the order in which readers meet them."""

from __future__ import annotations

from site_builder.outputs.columns import Table
from site_builder.outputs.fee_reductions import FEE_REDUCTIONS
from site_builder.outputs.fee_table import FEES
from site_builder.outputs.listing_tables import COSTS, EVENTS
from site_builder.outputs.park_tables import PARKS, PLOTS
from site_builder.outputs.policy_tables import CLAUSES, POLICIES
from site_builder.outputs.procedure_tables import PROCEDURES, STEPS
from site_builder.outputs.project_table import PROJECTS

TABLES: tuple[Table, ...] = (
    PROJECTS,
    PARKS,
    PLOTS,
    POLICIES,
    CLAUSES,
    FEES,
    FEE_REDUCTIONS,
    PROCEDURES,
    STEPS,
    COSTS,
    EVENTS,
)

FORMATS = ("csv", "xlsx", "json")


def file_name(table: Table, form: str) -> str:
    """Return where a table's file stands below the site's root."""
    return f"data/{table.name}.{form}"
