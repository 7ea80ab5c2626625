"""What the rules of spreading and reading mean; plain Python."""
