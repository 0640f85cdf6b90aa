"""What every page is made of: its handle, frame, bets, live parts, runs, words and widgets."""
