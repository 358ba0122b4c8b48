"""The lessons: TOML in, a level or findings out; whoever writes one is never left guessing."""
