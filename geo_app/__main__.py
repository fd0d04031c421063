"""``python -m geo_app``."""

import sys

from geo_app.cli import main

sys.exit(main())
