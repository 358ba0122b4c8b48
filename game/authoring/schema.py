"""What an editor needs to complete and underline while an author types."""

from game.authoring.model import Level

__all__ = ["schema"]


def schema() -> dict[str, object]:
    """Give the JSON Schema of a level, ready to be written to level.schema.json."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A level of Common Thread",
        **{key: value for key, value in Level.model_json_schema().items() if key != "title"},
    }
