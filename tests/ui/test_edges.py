"""What scrolls fades where more of it lies, and nowhere else."""

import pygame
import pytest
from pygame import Rect

from game.data import find
from game.ui.edges import soften
from game.ui.layout import Area
from game.ui.metrics import Settings
from game.ui.paint import Brush
from game.ui.pictures import Pictures

AREA = Area("a", Rect(10, 20, 100, 200), 500)
INK = (10, 20, 30)


@pytest.fixture(scope="module")
def brush():
    pygame.display.init()
    pygame.display.set_mode((1, 1))
    return Brush(Pictures(find), Settings(), (1280, 720))


def softened(brush, area, offset):
    """Return which edges have faded, and how the middle looks."""
    screen = pygame.Surface((200, 300))
    screen.fill(INK)
    with brush.onto(screen):
        soften(brush, area, offset)
    window = area.window
    ends = (window.x + 5, window.top), (window.x + 5, window.bottom - 1)
    return [screen.get_at(end)[:3] != INK for end in ends], screen.get_at(window.center)[:3]


@pytest.mark.parametrize(
    ("offset", "faded"), [(0, [False, True]), (150, [True, True]), (300, [True, False])]
)
def test_only_edges_with_more_beyond_them_fade(brush, offset, faded):
    assert softened(brush, AREA, offset) == (faded, INK)


def test_an_edge_fades_into_what_the_area_lies_on(brush):
    screen = pygame.Surface((200, 300))
    for ground in ("paper", "card"):
        with brush.onto(screen):
            soften(brush, AREA.but(ground=ground), 0)
        assert screen.get_at((50, 219))[:3] == brush.rgb(ground)


def test_nothing_fades_where_all_is_seen(brush):
    assert softened(brush, AREA.but(height=200), 0) == ([False, False], INK)
