"""What the panel's templates need."""
