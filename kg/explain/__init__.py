"""An article with its statements marked: `build.explained` makes a frozen model, `terminal` and `page` render it."""
