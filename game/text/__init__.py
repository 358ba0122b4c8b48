"""The same game in lines of plain text: for screen readers, pipes and machines without a window."""
