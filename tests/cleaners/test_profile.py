"""Thresholds decide what is applied and what is asked."""

import pytest

from cleaners.clean import clean
from cleaners.profile import Profile, ProfileError, parse_profile

DAMAGED = "The bridge , which fell in may in africa, was old.The town had had no money for it."


def rules_by_kind(profile):
    changes = clean(DAMAGED, profile=profile).changes
    return {kind: {change.rule for change in changes if change.kind == kind} for kind in ("applied", "query")}


def test_a_rule_that_is_not_sure_enough_asks():
    usual = rules_by_kind(None)
    assert {"whitespace.before_mark", "casing.name", "glue.stop"} <= usual["applied"]
    strict = rules_by_kind(parse_profile('[rules]\n"casing.name" = "ask"\nglue = 1.0'))
    assert strict["applied"] == usual["applied"] - {"casing.name", "glue.stop"}
    assert strict["query"] == usual["query"] | {"casing.name", "glue.stop"}


def test_what_is_asked_is_not_changed():
    assert clean(DAMAGED, profile=Profile(1.0)).text == DAMAGED


def test_the_rule_goes_before_its_category():
    profile = parse_profile('apply_from = 0.5\n[rules]\ncasing = 0.7\n"casing.name" = 0.6')
    assert [profile.threshold(rule) for rule in ("casing.name", "casing.odd", "glue.words")] == [0.6, 0.7, 0.5]


WRONG = [  # profile, what is said
    ("apply_from = 2", "apply_from is 2; a threshold is a number from 0 to 1"),
    ("apply_from = true", "apply_from is True"),
    ('[rules]\n"casing.name" = "never"', "casing.name is 'never'; a threshold is a number from 0 to 1, or \"ask\""),
    ("rules = 3", "[rules] must be a table"),
    ("treshold = 0.9", '"treshold" is no key of a profile'),
    ("apply_from 0.9", "It is no TOML"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_profile_says_what_may_stand_there(text, message):
    with pytest.raises(ProfileError) as caught:
        parse_profile(text)
    assert message in str(caught.value)


def test_sound_text_is_only_asked_about():
    text = "It has hired eight inspectors in a year of four strikes. For forty ports."
    (question,) = clean(text).questions
    assert (question.rule, clean(text).text) == ("sentence.cut", text)


def test_damage_elsewhere_is_evidence():
    text = "It has hired eight inspectors in a year of four strikes. For forty ports. The mayor , too, is pleased."
    assert "four strikes for forty ports" in clean(text).text


def test_sound_is_a_table_of_thresholds():
    profile = parse_profile('[sound]\ncasing = "ask"')
    assert profile.is_circumstantial("casing.name")
    assert not profile.is_circumstantial("glue.words")
    assert profile.for_sound_text().threshold("casing.name") > 1
