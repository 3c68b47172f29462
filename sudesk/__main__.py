"""Start the program: ``python -m sudesk``."""

import sys

from sudesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
