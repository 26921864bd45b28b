"""The releases on the site, and what differs between two of them in words."""
