"""The laboratory: what the rules claim is played out, hundreds of times, before it is believed."""
