"""Every pair of letters and ground that the screens use can be read in every theme."""

import pytest

from game.ui.theme import FAMILIES, FAMILY_ICONS, STRANDS, THEMES, contrast, mix, rgb

GROUNDS = ("paper", "card", "well", "select", "tag")
LETTERS = ("ink", "ink2", "good", "bad", *STRANDS)
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)


@themes
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("letters", LETTERS)
def test_letters_can_be_read(theme, letters, ground):
    assert contrast(theme.color(letters), theme.color(ground)) >= 4.5


@themes
def test_special_letters_can_be_read(theme):
    color = theme.color
    assert contrast(color("button_text"), color("button")) >= 4.5
    for ground in ("paper", "card"):
        assert contrast(color("ghost"), color(ground)) >= 4.5
    for family in FAMILIES:
        assert contrast(color(family), color("card")) >= 4.5
        assert contrast(color("card"), color(family)) >= 4.5
        assert contrast(color(family), theme.tint(family)) >= 3


@themes
def test_strand_letters_are_readable_and_outlines_are_visible(theme):
    for yarn in theme.yarns.values():
        assert contrast(yarn.text, theme.color("card")) >= 4.5
        around = max(contrast(c, theme.color("paper")) for c in (yarn.outline, yarn.fill))
        assert around >= 3


@themes
def test_focus_and_controls_stand_out(theme):
    for ground in ("paper", "card", "button"):
        ring = (contrast(theme.color(part), theme.color(ground)) for part in ("focus", "focus_in"))
        assert max(ring) >= 3
    for ground in ("paper", "card", "well"):
        assert contrast(theme.color("edge"), theme.color(ground)) >= 3


@themes
def test_what_only_divides_is_seen_and_is_fainter_than_what_it_divides(theme):
    for ground in ("paper", "card"):
        seen = contrast(theme.color("grid"), theme.color(ground))
        assert 1.3 <= seen <= 4
        for data in ("ink", "communication", "compromise", "goals", "support", "ghost"):
            assert contrast(theme.color(data), theme.color(ground)) > 1.3 * seen


@themes
def test_every_theme_names_the_same_colors(theme):
    assert set(theme.tokens) == set(THEMES["light"].tokens)
    assert set(theme.yarns) == set(STRANDS)


def test_families_differ_in_icon_and_color():
    assert len(set(FAMILY_ICONS.values())) == len(FAMILIES)
    for theme in THEMES.values():
        assert len({theme.color(family) for family in FAMILIES}) == len(FAMILIES)


def test_what_comes_from_the_gut_is_not_a_warning():
    for theme in THEMES.values():
        red, green, _ = theme.color("gut")
        assert green >= red, "an orange or red would warn"


def test_colors_are_read_and_mixed():
    assert rgb("FAF4E8") == (250, 244, 232)
    assert mix((0, 0, 0), (200, 100, 50), 0.5) == (100, 50, 25)
    assert round(contrast((0, 0, 0), (255, 255, 255)), 3) == 21
