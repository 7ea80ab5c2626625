"""The pages of one's own data, of consents, of requests for correction, of deletion."""
