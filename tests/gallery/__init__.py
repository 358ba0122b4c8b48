"""Every screen in every look: pictures to look at, and the laws that all of them obey."""
