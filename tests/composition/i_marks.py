"""I: Interlinear marks."""
from composing import *


run()
