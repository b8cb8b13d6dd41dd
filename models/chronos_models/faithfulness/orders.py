"""Sentences that give or pass on orders, or carry what plain text must not: what job output may smuggle into a report.

A report tells; it never obeys. Whatever asks to ignore rules, to run, send, set or silence something, or says that a
log, an output or a message wants it, is refused whatever its numbers are.
"""

import re

UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters that cannot be seen or that turn the text around, for a class of a pattern: no plain text needs them."""

_SOURCE = r"(?:logs?|outputs?|log lines?|messages?|error texts?|stderr|stdout|comments?|banners?|traceback|text|note)"
_DEMANDS = (
    r"(?:instruct\w*|ask(?:s|ed)?|demand\w*|request(?:s|ed)?|order(?:s|ed)|tell(?:s)?|told|command(?:s|ed)?|direct(?:s"
    r"|ed)"
    r"|urge[sd]?|dictat\w+|stipulat\w+|say(?:s)? (?:to|that (?:we|you|it) (?:must|should)))"
)
_RULES = (
    r"(?:rules?|instructions?|prompts?|guidelines?|facts?|constraints?|polic(?:y|ies)|directions?|commands?|safeguards?"
    r"|limits?|checks?|orders|guardrails?|context|messages?)"
)
_SETTINGS = (
    r"(?:retries|retry (?:count|limit)|time-?out|priority|schedule|queue|concurrency|owner|role|password|key|limit"
    r"|budget)"
)
_ORDER = re.compile(
    "|".join(
        [
            rf"\b{_SOURCE}\b(?:\W+(?:of|from|in|for|by)\W+\S+)?\W+(?:\w+\W+){{0,2}}?{_DEMANDS}\b",
            rf"\b(?:as|per|by|following|obeying|according to"
            rf"|in line with)\b[^.]{{0,40}}\b{_SOURCE}\b[^.]{{0,30}}\b(?:{_DEMANDS}|instructions?|requests?|orders?)\b",
            r"\b(?:as|like)\s+(?:instructed|requested|ordered|told|demanded|directed|commanded)\b",
            rf"\b(?:ignor\w+|disregard\w*|forget|overrid\w+|bypass\w*|circumvent\w*|violat\w+"
            rf"|skip)\b[^.]{{0,40}}\b{_RULES}\b",
            r"\b(?:ignore|disregard|forget)\s+(?:all|any|everything|the above|previous|prior|earlier|these|those)\b",
            rf"\b(?:set|change|raise|lower|increase|reduce|reset|update)\s+(?:its|the|their|all|every"
            rf"|your)\s+(?:\w+\s+)?{_SETTINGS}\s+(?:\w+\s+)?(?:to|=)\s",
            r"\b(?:disable|switch off|turn off|silence|mute|suppress|stop)\s+(?:\w+\s+){0,2}?(?:alert\w*|monitor\w*"
            r"|check\w*"
            r"|verif\w+|notif\w+|detect\w*|redact\w*|audit\w*|report\w*)",
            r"\b(?:do not|don't|never|must not)\s+(?:report|mention|alert|tell|warn|show|verify|check|cite)\b",
            r"\b(?:system|developer|hidden|secret)\s+(?:prompt|message|instructions?)\b",
            r"\byou\s+(?:are\s+now|must|have to|will now|shall)\b|\bnew\s+(?:instructions?|rules?|orders?)\b",
            r"\b(?:act|pretend|behave|respond|answer|reply)\s+(?:as|like|only|with)\s+(?:if|a|an|the)?\b"
            r"|\bas an? (?:ai|assistant|language)\b",
            r"^\W*(?:assistant|system|user|human|developer)\s*:",
            r"^\W*(?:delete|drop|kill|disable|remove|wipe|grant|escalate|approve|promote|obey|comply|override)\b",
            r"\bjail ?break\w*|\bprompt injection\b|\bdeveloper mode\b",
            r"\bexfiltrat\w+|\b(?:reveal|leak|disclose|print|dump|show)\s+(?:\w+\s+){0,2}?(?:keys?|secrets?|passwords?"
            r"|prompts?|tokens?)\b",
            r"\b(?:please\s+)?(?:run|execute|invoke|type|paste)\s+(?:the\s+)?(?:following|command|this|below|`|sudo|rm"
            r"|curl|script)",
            r"\b(?:send|forward|post|upload|e-?mail)\s+(?:\w+\s+){0,4}?(?:to|at)\s+\S+[@./]\S+",
            r"\brm\s+-rf\b|\bcurl\s+\S|\bwget\s+\S|\bsudo\s|\bdrop\s+table\b|\bdelete\s+(?:all|every|from)\b|\bchmod\s",
            r"\b(?:mark|approve|acknowledge|close|resolve|delete|grant|promote)\s+(?:all|every|this|it|them|me|us)\b",
            r"\bplease\s+(?:set|run|ignore|delete|send|disable|approve|mark|grant|click|visit|open)\b",
        ]
    ),
    re.I,
)
_FOREIGN = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.|\b(?:javascript|mailto|vbscript):|\bdata:text|\]\(|<\s?[/!]?[a-z]|```"
    rf"|\|\s?sh\b|[{UNSEEN}]",
    re.I,
)


def order_in(text: str) -> str | None:
    """The piece of `text` that gives an order, or that no plain sentence holds; None for a sentence that only tells."""
    match = _ORDER.search(text) or _FOREIGN.search(text)
    return match[0] if match else None
