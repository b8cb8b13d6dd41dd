"""`chronos completion`: a script for a shell, made from the very parsers, that completes commands and options."""

import argparse
import importlib
from collections.abc import Iterator
from typing import Any

SHELLS = ("bash", "fish", "zsh")

_WORDS = """\
# What may follow in the command line `$1`, one word a line.
_chronos_words() {{
  case "$1" in
{cases}  esac
}}
# The subcommands among the words before the last one; options and names of things are no part of it.
_chronos_path() {{
  local path="" word
  for word in "$@"; do
    case "$word" in -*) continue ;; esac
    if _chronos_words "$path" | grep -qxF -- "$word"; then path="${{path:+$path }}$word"; fi
  done
  printf '%s' "$path"
}}
"""
_BASH = """\
_chronos() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" path
  path="$(_chronos_path "${{COMP_WORDS[@]:1:COMP_CWORD-1}}")"
  mapfile -t COMPREPLY < <(compgen -W "$(_chronos_words "$path")" -- "$current")
}}
complete -o default -F _chronos chronos
"""
_ZSH = """\
_chronos() {{
  local -a found
  found=(${{(f)"$(_chronos_words "$(_chronos_path ${{words[2,CURRENT-1]}})")"}})
  compadd -- $found
  _files
}}
compdef _chronos chronos
"""


def add_parser(subparsers: Any) -> None:
    """Adds `completion`."""
    parser = subparsers.add_parser(
        "completion",
        help="print a script that completes these commands in a shell",
        description="bash: source <(chronos completion bash); zsh: source <(chronos completion zsh); "
        "fish: chronos completion fish | source",
    )
    parser.add_argument("shell", choices=SHELLS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the script."""
    table = word_table()
    print(_fish(table) if args.shell == "fish" else _posix(table, _BASH if args.shell == "bash" else _ZSH), end="")
    return 0


def word_table() -> dict[str, list[str]]:
    """Command line so far -> subcommands and options that may follow."""
    from chronos_synapse.cli.main import COMMANDS  # noqa: PLC0415 - it imports this module by name

    parser = argparse.ArgumentParser(prog="chronos")
    parser.add_argument("--version", action="store_true")
    subparsers = parser.add_subparsers()
    for module in dict.fromkeys(command.module for command in COMMANDS.values()):
        importlib.import_module(f"chronos_synapse.cli.{module}").add_parser(subparsers)
    return dict(_words_of(parser, ""))


def _words_of(parser: argparse.ArgumentParser, path: str) -> Iterator[tuple[str, list[str]]]:
    words: list[str] = []
    deeper: list[tuple[str, argparse.ArgumentParser]] = []
    for action in parser._actions:  # argparse gives no public way to them
        if isinstance(action, argparse._SubParsersAction):
            deeper += [(name, below) for name, below in action.choices.items() if (name, below) not in deeper]
        else:
            words += [option for option in action.option_strings if option.startswith("--")]
            words += [] if action.option_strings else [str(choice) for choice in action.choices or ()]
    yield path, sorted({name for name, _ in deeper}) + sorted(set(words))
    for name, below in deeper:
        yield from _words_of(below, f"{path} {name}".strip())


def _posix(table: dict[str, list[str]], script: str) -> str:
    cases = "".join(f"    {path!r}) printf '%s\\n' {' '.join(words)} ;;\n" for path, words in table.items() if words)
    return _WORDS.format(cases=cases) + script.format()


def _fish(table: dict[str, list[str]]) -> str:
    """Fish tells the subcommands apart by itself: a line for each word, and what must stand before it."""
    lines = ["complete -c chronos -n __fish_use_subcommand -f"]
    for path, words in table.items():
        seen = [f"__fish_seen_subcommand_from {name}" for name in path.split()]
        following = [word for word in words if not word.startswith("--")]
        if following:
            seen.append(f"not __fish_seen_subcommand_from {' '.join(following)}")
        condition = "; and ".join(seen) if path else "__fish_use_subcommand"
        for word in words:
            is_option = word.startswith("--")
            lines.append(
                f"complete -c chronos -n '{condition}' " + (f"-l {word[2:]}" if is_option else f"-f -a {word}")
            )
    return "\n".join(lines) + "\n"
