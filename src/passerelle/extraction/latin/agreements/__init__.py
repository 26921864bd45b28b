"""Agreements: papers, lasting relations and projects, between whom and since when."""
