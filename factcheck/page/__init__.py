"""A report as a page to read: pure functions make view values, templates and one style sheet show them.

``build.page`` turns a report into a :class:`factcheck.page.views.Page`; ``rendering.render`` turns that into HTML. The
HTML report and the local server share both.
"""
