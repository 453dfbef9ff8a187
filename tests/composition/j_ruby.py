"""J: Ruby, zhuyin, notes inside lines."""
from composing import *


run()
