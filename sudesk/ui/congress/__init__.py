"""The congress page: one tab for each part of the congress, from its founding to its count."""
