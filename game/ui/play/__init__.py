"""The screens of a play: each shows one frozen view and hands back one choice."""
