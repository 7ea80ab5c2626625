"""What allauth asks of the house: its adapters, with our words, our addresses and our closed doors."""
