"""The preview host: each delivered app alive at an address of its own, in the sandbox.

Entry point: `host.serve`. A request goes through `application` (which app, who asks), `running`
(started where it is not, stopped when idle) and `passing` (to the app and back).
"""
