"""A Wagtail app: a panel of the page editor that suggests texts and quotations from a wire."""
