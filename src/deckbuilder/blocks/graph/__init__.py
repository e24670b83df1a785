"""What networks, trees and flowcharts share: how nodes and links are read, measured, placed and told. Not a
block kind."""
