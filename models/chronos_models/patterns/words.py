"""Which words of a message may be names that vary, and which say what happened."""

import re
from functools import lru_cache

from chronos_models.patterns.masks import MASK

_FUNCTION_WORDS_TEXT = """
a an the this that of to in on at by for from with without into onto over under between and or but nor not no as
is are was were be been being has have had do does did can cannot could will would should may might must it its
if then than when while after before during until since because due via per more less most any all some other
only also yet
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
"""They hold a sentence together: a name never stands in their place."""

_EVENT_WORDS_TEXT = """
failed failure failures fail fails error errors exception succeeded success successful successfully ok started
starting start starts stopped stopping stop stops opened open opening closed close closing closes created create
creating deleted delete deleting removed remove removing added add adding updated update updating killed killing
kill terminated terminating terminate aborted aborting abort cancelled canceled cancelling timeout timed expired
expiring refused reset denied rejected accepted accepting invalid missing found unknown unavailable available
unreachable reachable connected connecting connect disconnected disconnecting disconnect connection lost dropped
sent send sending received receive receiving read reading write writing written loaded loading load saved saving
save locked unlocked locking enabled disabled enable disable valid corrupt corrupted broken busy full empty
exhausted exceeded overflow underflow running queued waiting blocked suspended resumed paused exited exiting
exit returned return completed complete completing finished finishing done registered unregistered registering
launched launching scheduled assigned unassigned allocated released acquired skipped skipping ignored ignoring
retrying retry warning info fatal critical up down true false yes none null new old first last before high low
begin end enter leave left joined mounted unmounted unable able allowed forbidden permitted supported
unsupported initialized initializing ready alive dead healthy unhealthy master slave leader follower primary
replica input output request response client server authentication authorization read-only network disk memory
"""
EVENT_WORDS = frozenset(_EVENT_WORDS_TEXT.split())
"""They say what happened: two messages that differ in one of them are two patterns."""

_NAMED_THINGS_TEXT = """
user role account host node job task pod container service queue topic table column database schema index bucket
volume image branch tenant customer module package plugin partition worker
"""
NAMED_THINGS = frozenset(_NAMED_THINGS_TEXT.split())
"""A word after one of these is likely a name."""

_MARKS = "'\"`()[]{}<>,;:.!?"
_NAME_LIKE = re.compile(r"[a-z]+(?:_[a-z]+)+|[a-z_]+(?:\.[a-z_]+)+")
_remembered = lru_cache(maxsize=16_384)


def bare(word: str) -> str:
    """The word without the marks around it."""
    return word.strip(_MARKS)


def masked_word(word: str) -> str:
    """A mask between the word's marks."""
    if MASK in word:
        return word if is_masked(word) else MASK
    core = bare(word)
    return word.replace(core, MASK, 1) if core else MASK


@_remembered
def is_event(value: str) -> bool:
    """Says what happened, or is a state's name in capitals: no variable."""
    if ", " in value:
        return any(is_event(word) for word in value.split(", "))
    core = bare(value)
    return core.lower() in EVENT_WORDS or (len(core) > 1 and core.isupper())


@_remembered
def is_name_like(value: str) -> bool:
    """Written as names are, `orders_daily` or `web.api`, or a list of words none of which says what happened."""
    if ", " in value:
        return not is_event(value)
    return ("_" in value or "." in value) and _NAME_LIKE.fullmatch(bare(value)) is not None


@_remembered
def is_masked(value: str) -> bool:
    """Nothing but a mask and marks, or marks alone."""
    return not bare(value.replace(MASK, ""))


@_remembered
def is_steady(value: str) -> bool:
    """The same in every message of a pattern, masks aside, and says something."""
    core = bare(value.replace(MASK, ""))
    return len(core) > 1 and core.lower() not in FUNCTION_WORDS


@_remembered
def may_stand_for_name(value: str) -> bool:
    """No word that only holds a sentence together."""
    return MASK in value or bare(value).lower() not in FUNCTION_WORDS


def may_be_name(value: str) -> bool:
    """Neither holds a sentence together nor says what happened."""
    return may_stand_for_name(value) and not is_event(value)


def introduces_name(word: str) -> bool:
    """A name is likely to follow, as after `user`."""
    return word.lower() in NAMED_THINGS
