"""What is shown, and what can be said of it: rules, figures, words and legend of one view."""
