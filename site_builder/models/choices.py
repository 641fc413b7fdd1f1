"""The closed vocabularies: each choice has an English label, which the `.po` files translate."""

from __future__ import annotations

from enum import StrEnum


class Choice(StrEnum):
    """One of a fixed set of words; the YAML holds the value, readers see the label."""

    label: str

    def __new__(cls, value: str, label: str) -> Choice:
        """Make a member that compares as its value and carries its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Stage(Choice):
    """How far along a project is."""

    OPEN = "open", "Open for offers"
    SIGNED = "signed", "Signed"
    CONSTRUCTION = "construction", "Under construction"
    COMPLETED = "completed", "Completed"
    OPERATING = "operating", "In operation"
    SUSPENDED = "suspended", "Suspended"
    CANCELLED = "cancelled", "Cancelled"


MAIN_STAGES = (Stage.OPEN, Stage.SIGNED, Stage.CONSTRUCTION, Stage.COMPLETED, Stage.OPERATING)


class ProjectKind(Choice):
    """What a project does to what is there."""

    NEW = "new", "New build"
    EXPANSION = "expansion", "Expansion"
    UPGRADE = "upgrade", "Technical upgrade"
    REVIVAL = "revival", "Asset revival"


class LandState(Choice):
    """How soon an investor can use the land."""

    CLEARED = "cleared", "Serviced land ready"
    RESERVED = "reserved", "Acquired, supply pending"
    WORKSHOP = "workshop", "Standard workshop"
    APPROVAL = "approval", "Approval needed"


class CooperationMode(Choice):
    """How an investor may take part."""

    SOLE = "sole", "Sole investment"
    JOINT_VENTURE = "joint-venture", "Joint venture"
    COOPERATION = "cooperation", "Contractual cooperation"
    EQUITY = "equity", "Equity participation"
    LEASE = "lease", "Lease"
    ACQUISITION = "acquisition", "Acquisition"
    TECHNOLOGY = "technology", "Technology transfer"
    FINANCING = "financing", "Financing"
    CONCESSION = "concession", "Concession"
    OTHER = "other", "Other, open to discussion"


class ForeignAccess(Choice):
    """Whether the law lets a foreign investor hold all of it."""

    WHOLLY_OWNED = "wholly-owned", "Wholly foreign-owned allowed"
    JOINT_ONLY = "joint-only", "Joint venture required"
    RESTRICTED = "restricted", "Restricted to foreign investors"
    CLOSED = "closed", "Closed to foreign investors"


class PreparationState(Choice):
    """How far a preparatory step has come."""

    DONE = "done", "Done"
    UNDER_WAY = "under-way", "Under way"
    PLANNED = "planned", "Planned"
    NOT_NEEDED = "not-needed", "Not needed"


class PreparationStep(Choice):
    """The preparatory steps of a project, in their usual order."""

    PLANNING = "planning", "Planning conditions"
    APPROVAL = "approval", "Project approval or filing"
    FEASIBILITY = "feasibility", "Feasibility study"
    ENVIRONMENT = "environment", "Environmental assessment"
    ENERGY = "energy", "Energy review"
    LAND = "land", "Land use"


class ParkLevel(Choice):
    """Who approved a park."""

    NATIONAL = "national", "National"
    PROVINCIAL = "provincial", "Provincial"
    MUNICIPAL = "municipal", "Municipal"
    COUNTY = "county", "County"
    TOWN = "town", "Township"


class ChainPosition(Choice):
    """Where a node stands in an industry chain."""

    UPSTREAM = "upstream", "Upstream"
    MIDSTREAM = "midstream", "Midstream"
    DOWNSTREAM = "downstream", "Downstream"
    SERVICES = "services", "Supporting services"


class NodeState(Choice):
    """Whether the county has a chain node, or wants it (补链, 延链, 强链)."""

    PRESENT = "present", "In place"
    STRENGTHEN = "strengthen", "To strengthen"
    EXTEND = "extend", "To extend"
    MISSING = "missing", "Missing, wanted"


class PolicyStatus(Choice):
    """Whether a policy can still be applied for."""

    IN_FORCE = "in-force", "In force"
    UNDER_REVISION = "under-revision", "Under revision"
    SUPERSEDED = "superseded", "Superseded"
    EXPIRED = "expired", "Expired"
    REPEALED = "repealed", "Repealed"


class FeeKind(Choice):
    """The four published lists, outside which nothing may be charged (优化营商环境条例 art. 25)."""

    GOVERNMENT_FUND = "government-fund", "Government fund"
    ADMINISTRATIVE = "administrative", "Administrative fee"
    DEPOSIT = "deposit", "Deposit"
    GOVERNMENT_PRICED = "government-priced", "Government-priced service"


class FeeState(Choice):
    """Whether a fee is charged during a period."""

    CHARGED = "charged", "Charged"
    WAIVED = "waived", "Waived"
    SUSPENDED = "suspended", "Suspended"
    STOPPED = "stopped", "Stopped"


class Frequency(Choice):
    """How often a fee falls due."""

    ONCE = "once", "Once"
    YEARLY = "yearly", "Every year"
    MONTHLY = "monthly", "Every month"
    PER_USE = "per-use", "Each time"


class PayerKind(Choice):
    """Who may have to pay a fee."""

    BUSINESS = "business", "Businesses"
    BUILDER = "builder", "Builders and developers"
    INDIVIDUAL = "individual", "Individuals"


class UnitNature(Choice):
    """What kind of body collects a fee."""

    ADMINISTRATION = "administration", "Administrative body"
    INSTITUTION = "institution", "Public institution"
    COURT = "court", "Court"
    ENTERPRISE = "enterprise", "Enterprise"
    ASSOCIATION = "association", "Association or intermediary"


class ProcedureRoute(Choice):
    """Whose investment a procedure is for."""

    ENTERPRISE = "enterprise", "Enterprise investment"
    GOVERNMENT = "government", "Government investment"
    BOTH = "both", "All projects"


class EventKind(Choice):
    """What sort of occasion an event is."""

    FAIR = "fair", "Promotion fair"
    SIGNING = "signing", "Signing"
    VISIT = "visit", "Delegation visit"
    OFFICE_DAY = "office-day", "On-site office day"
    FORUM = "forum", "Forum"


class RegisterKind(Choice):
    """Which of a county's registers a list is."""

    POWERS = "powers", "Powers and responsibilities"
    SUPERVISION = "supervision", "Supervision items"


class CostKind(Choice):
    """What an operating cost is for."""

    ELECTRICITY = "electricity", "Electricity"
    WATER = "water", "Water"
    GAS = "gas", "Gas"
    STEAM = "steam", "Steam"
    WAGE = "wage", "Wages"
    RENT = "rent", "Rent"
    LAND = "land", "Land"
    FREIGHT = "freight", "Freight"
    TELECOM = "telecom", "Telecommunications"
    OTHER = "other", "Other"
