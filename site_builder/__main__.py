"""Lets `python -m site_builder` run the command line."""

import sys

from site_builder.cli import main

sys.exit(main())
