"""Who contradicts whom, and who agrees: `build.build_network` makes a frozen model of the signed graph of actors."""
