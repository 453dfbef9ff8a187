"""F: Hanging punctuation."""
from composing import *


run()
