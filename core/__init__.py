"""The numerics of learning. numpy only: nothing here knows a word of the app or a screen."""
