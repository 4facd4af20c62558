"""Who somebody is known to be: the other kind of stream beside the cases, without a standard."""
