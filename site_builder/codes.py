"""Every rule that `check` knows, by its stable code.

`CAT0xx` syntax and shape of a record, `CAT1xx` references, `CAT2xx` dates, amounts and states,
`FEE0xx` fee standards, `POL0xx` policies, `PUB0xx` what must not be published,
`TXT0xx` prose pages, `CFG0xx` settings.
"""

from __future__ import annotations

from site_builder.diagnostics import Rule, Severity

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING

BAD_SYNTAX = Rule("CAT001", "yaml-syntax", _ERROR, "The file is not valid YAML.")
BAD_ENCODING = Rule("CAT002", "wrong-encoding", _ERROR, "The file is not UTF-8 text.")
BYTE_ORDER_MARK = Rule("CAT003", "byte-order-mark", _WARNING, "The file begins with a BOM.")
TAB = Rule("CAT004", "tab", _ERROR, "A tab is used for indentation.")
DUPLICATE_KEY = Rule("CAT005", "duplicate-key", _ERROR, "A field is given twice.")
ALIAS = Rule("CAT006", "yaml-alias", _ERROR, "YAML anchors and aliases are not allowed.")
FILE_TOO_LARGE = Rule("CAT007", "file-too-large", _ERROR, "The file is absurdly large.")
SYMLINK = Rule("CAT008", "symbolic-link", _ERROR, "A link leads out of the catalogue.")
UNKNOWN_FOLDER = Rule("CAT009", "unknown-place", _ERROR, "A file is not where records are kept.")
BAD_FILE_NAME = Rule("CAT010", "file-name", _ERROR, "A file's name cannot serve as an id.")
UNKNOWN_FIELD = Rule("CAT011", "unknown-field", _ERROR, "A field has a name that no record has.")
MISSING_FIELD = Rule("CAT012", "missing-field", _ERROR, "A required field is missing.")
WRONG_TYPE = Rule("CAT013", "wrong-type", _ERROR, "A value is of another kind than the field.")
UNKNOWN_CHOICE = Rule("CAT014", "unknown-choice", _ERROR, "A value is not one of the choices.")
SMART_QUOTE = Rule("CAT015", "smart-quotes", _WARNING, "Typographic quotes surround a value.")
TOO_DEEP = Rule("CAT016", "nested-too-deep", _ERROR, "The file is nested absurdly deep.")
UNREADABLE = Rule("CAT017", "unreadable-file", _ERROR, "The file cannot be read.")
BAD_TEXT = Rule("CAT018", "bad-text", _ERROR, "A text is empty or not given by language.")
BAD_VALUE = Rule("CAT019", "bad-value", _ERROR, "Values of a record contradict each other.")
BAD_MONEY = Rule("CAT021", "bad-money", _ERROR, "A sum of money cannot be read.")
BAD_AREA = Rule("CAT022", "bad-area", _ERROR, "An area cannot be read.")
BAD_RATE = Rule("CAT023", "bad-rate", _ERROR, "A unit price or share cannot be read.")
BAD_QUANTITY = Rule("CAT024", "bad-quantity", _ERROR, "A quantity cannot be read.")
BAD_DURATION = Rule("CAT025", "bad-duration", _ERROR, "A duration cannot be read.")
BAD_DATE = Rule("CAT026", "bad-date", _ERROR, "A date is impossible or cannot be read.")
BAD_DOCUMENT_NUMBER = Rule("CAT027", "bad-document-number", _ERROR, "A 文号 cannot be read.")
BAD_PHONE = Rule("CAT028", "bad-phone", _ERROR, "A telephone number cannot be read.")
BAD_NUMBER = Rule("CAT029", "bad-number", _ERROR, "A number cannot be read or is out of range.")
BAD_LINK = Rule("CAT030", "bad-link", _ERROR, "A link has a scheme that is not allowed.")
BAD_MARKUP = Rule("CAT031", "raw-html", _ERROR, "Text holds HTML that would not be shown.")
COMMENT_IN_TEXT = Rule("CAT032", "comment-in-text", _WARNING, "A # cuts a text off.")

UNKNOWN_REFERENCE = Rule("CAT101", "unknown-reference", _ERROR, "A record named here is missing.")
DUPLICATE_ID = Rule("CAT102", "duplicate-id", _ERROR, "Two records have the same id or code.")
MISSING_TRANSLATION = Rule(
    "CAT103", "missing-translation", _WARNING, "A text is not translated into every language."
)
MISSING_IMAGE = Rule("CAT104", "missing-image", _ERROR, "A file named here does not exist.")
LINK_CYCLE = Rule("CAT105", "reference-cycle", _ERROR, "Records refer to each other in a circle.")
TAKEN_ADDRESS = Rule("CAT106", "taken-address", _ERROR, "An id is the address of another page.")

STALE_VERIFICATION = Rule(
    "CAT201", "stale-verification", _WARNING, "A record was last verified too long ago."
)
DATES_OUT_OF_ORDER = Rule("CAT202", "dates-out-of-order", _ERROR, "An end lies before its start.")
FUTURE_DATE = Rule("CAT203", "future-date", _WARNING, "A thing done is dated after today.")
SUM_MISMATCH = Rule("CAT204", "sum-mismatch", _WARNING, "The parts do not add up to the total.")
EXPIRED_RECORD = Rule("CAT205", "expired-record", _WARNING, "A record's validity has ended.")
IMPLAUSIBLE_AMOUNT = Rule(
    "CAT206", "implausible-amount", _WARNING, "An amount is far outside what such records have."
)
MISSING_SOURCE = Rule("CAT207", "missing-source", _WARNING, "A figure is given without a source.")
STAGE_WITHOUT_DATE = Rule(
    "CAT208", "stage-without-date", _WARNING, "A project's stage is not dated."
)
SLOW_PROMISE = Rule("CAT209", "slow-promise", _ERROR, "A promise is slower than the law.")

FEE_PERIOD_GAP = Rule("FEE001", "fee-period-gap", _ERROR, "A fee's periods leave days uncovered.")
FEE_PERIOD_OVERLAP = Rule("FEE002", "fee-period-overlap", _ERROR, "A fee's periods overlap.")
FEE_ABOVE_LOWER_BOUND = Rule(
    "FEE003", "charge-above-lower-bound", _ERROR, "The lowest standard is demanded, not charged."
)
FEE_ABOVE_CEILING = Rule("FEE004", "charge-above-ceiling", _ERROR, "A charge exceeds its ceiling.")
FEE_WITHOUT_BASIS = Rule("FEE005", "fee-without-basis", _ERROR, "A fee has no legal basis.")
FEE_BANDS = Rule("FEE006", "fee-bands", _ERROR, "The bands of a rate do not join or rise.")
FEE_BASIS_ENDED = Rule(
    "FEE007", "fee-basis-ended", _WARNING, "A fee in force rests on an ended document."
)
FEE_UNCHANGED_BASIS = Rule(
    "FEE008", "fee-unchanged-basis", _WARNING, "A standard changed, its documents did not."
)
FEE_LIST_NOT_SIGNED = Rule(
    "FEE009", "fee-list-not-signed", _WARNING, "A fee list is not signed off for this period."
)
FEE_NOT_COMPUTABLE = Rule(
    "FEE010", "fee-not-computable", _WARNING, "A standard in force is plain text only."
)
FEE_BELOW_FLOOR = Rule("FEE011", "charge-below-floor", _ERROR, "A charge is below its floor.")
FEE_PAST_EDITED = Rule(
    "FEE012", "published-period-edited", _ERROR, "A published standard of the past was edited."
)
FEE_ITEM_GONE = Rule(
    "FEE013", "published-item-gone", _ERROR, "A published fee is gone from the lists."
)
FEE_VERSION_EDITED = Rule(
    "FEE014", "published-version-edited", _ERROR, "A published version was edited or is missing."
)
FEE_PUBLISHED_LATE = Rule(
    "FEE015", "published-late", _WARNING, "A change was made public later than the law allows."
)
HOLIDAYS_UNKNOWN = Rule(
    "FEE016", "holidays-unknown", _WARNING, "Working days are counted without their holidays."
)
FEE_OUTSIDE_LISTS = Rule(
    "FEE017", "fee-outside-the-lists", _ERROR, "A fee is in none of the four lists of the law."
)

POLICY_EXPIRED = Rule("POL001", "policy-expired", _ERROR, "An expired policy is still offered.")
POLICY_NOT_REVIEWED = Rule(
    "POL002", "policy-not-reviewed", _ERROR, "A policy lacks its fair-competition review."
)
POLICY_RISK_WORDS = Rule(
    "POL003", "policy-risk-words", _WARNING, "A policy uses words that the law forbids."
)
POLICY_SUCCESSION = Rule(
    "POL004", "policy-succession", _ERROR, "A superseded policy must name its successor."
)

PRIVATE_NUMBER = Rule(
    "PUB001", "private-number", _ERROR, "A private mobile or ID number is in public text."
)
INTERNAL_WORDS = Rule("PUB002", "internal-words", _WARNING, "Internal wording is in public text.")

BAD_PROSE_LINK = Rule("TXT001", "broken-prose-link", _ERROR, "A prose page links to nothing.")
PROSE_NOT_PAIRED = Rule(
    "TXT002", "prose-not-paired", _WARNING, "A prose page has no counterpart in another language."
)
BAD_FRONT_MATTER = Rule("TXT003", "front-matter", _ERROR, "A prose page's head cannot be read.")
HTML_IN_PROSE = Rule("TXT004", "html-in-prose", _ERROR, "A prose page holds HTML.")

BAD_SETTING = Rule("CFG001", "bad-setting", _ERROR, "A setting in mkdocs.yml cannot be used.")
MISSING_COUNTY = Rule("CFG002", "missing-county", _ERROR, "The catalogue has no county.yml.")

ALL_RULES = tuple(value for value in dict(globals()).values() if isinstance(value, Rule))
