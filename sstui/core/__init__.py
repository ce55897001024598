"""The domain in pure code: records, norms, working days, the visit rule and its words."""
