"""What machines read: catalogue, VoID, the dataset, dumps, feeds, sitemap."""
