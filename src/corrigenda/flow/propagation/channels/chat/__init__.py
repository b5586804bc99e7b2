"""Chat: one shape of incoming webhook that Slack, Mattermost, Rocket.Chat and Discord take."""
