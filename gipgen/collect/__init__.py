"""What a supervising office does with the reports of many units: who owes one, what was handed in, what is wrong, sums."""
