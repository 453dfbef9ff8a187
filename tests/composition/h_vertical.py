"""H: Vertical composition."""
from composing import *


run()
