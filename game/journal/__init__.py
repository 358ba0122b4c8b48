"""What is remembered outlives the program: plays and settings on disk, whole or not at all."""
