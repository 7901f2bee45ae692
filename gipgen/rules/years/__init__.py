"""GIP4xx: this year's report against last year's (``上年报告``)."""
