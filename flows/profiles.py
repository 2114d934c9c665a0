"""Profiles from files: which rule must be how sure before its edits are applied."""

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from cleaners.edits import CATEGORIES
from cleaners.profile import Profile, ProfileError, default_profile, parse_profile
from flows.articles import InputError
from flows.glossaries import read_glossary
from flows.rules import all_rules


def read_profile(path: Path | str | None) -> Profile:
    """The profile of a TOML file, the standard one for None.

    Raises InputError where the file cannot be read, is no profile, or names a rule that does not exist.
    """
    if path is None:
        return default_profile()
    try:
        profile = parse_profile(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: the profile cannot be read ({error.strerror}). Name a TOML file.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: the profile is no UTF-8 text. Save it as UTF-8.") from None
    except ProfileError as error:
        raise InputError(f"{path}: {error}") from None
    known = {*CATEGORIES, *(rule.name for rule in all_rules())}
    if unknown := sorted({*profile.rules, *profile.sound} - known):
        near = get_close_matches(unknown[0], known, 1)
        hint = f"Did you mean {near[0]}?" if near else "`copydesk rules` lists them."
        raise InputError(f'{path}: there is no rule "{unknown[0]}". {hint}')
    if profile.glossary_file:
        profile = replace(profile, glossary=read_glossary(Path(path).parent / profile.glossary_file))
    return profile
