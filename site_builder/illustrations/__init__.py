"""Pictures drawn at build time: the landscape, maps, plans, charts, the emblem and the icons."""

from site_builder.illustrations.charts import CashFlow, ChartLabels, cash_flow_chart_svg
from site_builder.illustrations.contours import contour_texture_svg
from site_builder.illustrations.county_map import MapLabels, county_map_svg
from site_builder.illustrations.emblem import emblem_svg
from site_builder.illustrations.icons import ICON_NAMES, icon_sprite_svg, icon_svg, icon_symbol_svg
from site_builder.illustrations.landscape import landscape_svg
from site_builder.illustrations.parcel import (
    PARCEL_NAMES,
    ParcelWords,
    parcel_name,
    parcel_plan_svg,
    parcel_symbol_svg,
)
from site_builder.illustrations.placing import MapPlace
from site_builder.illustrations.project_picture import can_be_set, project_picture
from site_builder.illustrations.share_picture import share_picture_svg

__all__ = [
    "ICON_NAMES",
    "PARCEL_NAMES",
    "CashFlow",
    "ChartLabels",
    "MapLabels",
    "MapPlace",
    "ParcelWords",
    "can_be_set",
    "cash_flow_chart_svg",
    "contour_texture_svg",
    "county_map_svg",
    "emblem_svg",
    "icon_sprite_svg",
    "icon_svg",
    "icon_symbol_svg",
    "landscape_svg",
    "parcel_name",
    "parcel_plan_svg",
    "parcel_symbol_svg",
    "project_picture",
    "share_picture_svg",
]
