from chibo.surfaces.cli.entry import main

main()
