"""Events: what is told to have happened, when, where, told how often; and groups without names."""
