"""The line of three cooks in which one number is lost: the first thing on *Stations*."""
