"""The page that shows all pictures: one row a screen, as many looks side by side as are wanted."""

from collections.abc import Sequence
from html import escape

from game.ui.theme import THEMES
from tests.gallery.pictures import LANGUAGES, SCALES, SIZES, Look

__all__ = ["ENDING", "name_of", "page"]

ENDING = "jpg"

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Common Thread: every screen</title><style>
body { font: 16px sans-serif; margin: 16px; background: #e9e6df; color: #22262e }
form { position: sticky; top: 0; background: #e9e6df; padding: 8px 0 }
fieldset { display: inline-block; border: 1px solid #857a68 }
section { display: flex; flex-wrap: wrap; gap: 8px; align-items: flex-start }
h2 { width: 100%; margin: 12px 0 0 }
figure { margin: 0 } figcaption { font-size: 13px } img { width: 480px; height: auto }
</style></head><body><h1>Every screen</h1><form>
"""

SCRIPT = """<script>
const boxes = [...document.querySelectorAll("input")];
const show = () => {
  const off = boxes.filter((box) => !box.checked).map((box) => box.value);
  for (const one of document.querySelectorAll("figure"))
    one.hidden = one.dataset.look.split(" ").some((word) => off.includes(word));
};
boxes.forEach((box) => box.addEventListener("change", show));
show();
</script></body></html>
"""


def name_of(screen: str, look: Look, language: str) -> str:
    """Return the name of a picture's file."""
    return f"{screen}-{look}-{language}.{ENDING}"


def page(screens: Sequence[str], looks: Sequence[Look]) -> str:
    """Return the page; it needs nothing but the pictures beside it."""
    sizes = [f"{wide}x{tall}" for wide, tall in SIZES]
    scales = [f"{round(100 * scale)}%" for scale in SCALES]
    choices = "".join(map(_boxes, (sizes, scales, list(THEMES), list(LANGUAGES))))
    rows = "".join(_row(screen, looks) for screen in screens)
    return f"{HEAD}{choices}</form>\n{rows}{SCRIPT}"


def _boxes(names: Sequence[str]) -> str:
    """Return the switches for one way in which looks differ; the first one is on."""
    inputs = (
        f'<label><input type="checkbox" value="{name}"{"" if i else " checked"}>{name}</label>\n'
        for i, name in enumerate(names)
    )
    return f"<fieldset>{''.join(inputs)}</fieldset>\n"


def _row(screen: str, looks: Sequence[Look]) -> str:
    """Return all pictures of one screen."""
    figures = "".join(_figure(screen, look, lang) for look in looks for lang in LANGUAGES)
    return f'<section id="{escape(screen)}"><h2>{escape(screen)}</h2>\n{figures}</section>\n'


def _figure(screen: str, look: Look, language: str) -> str:
    """Return one picture with its caption; a click shows it in its own size."""
    wide, tall = look.size
    file, scale = name_of(screen, look, language), f"{round(100 * look.text_scale)}%"
    words = f"{wide}x{tall} {scale} {look.theme} {language}"
    picture = f'<img loading="lazy" src="{file}" width="{wide}" height="{tall}" alt="{words}">'
    return (
        f'<figure data-look="{words}"><a href="{file}">{picture}</a>'
        f"<figcaption>{words}</figcaption></figure>\n"
    )
