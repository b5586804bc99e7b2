import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    # What a desk has that was set up before the first release.
    replaces = [
        ('publication', '0001_entries_of_the_log'),
        ('publication', '0002_where_a_notice_stands'),
        ('publication', '0003_section_and_authors_of_an_entry'),
        ('publication', '0004_looks_at_what_is_live'),
        ('publication', '0005_lists_of_the_log'),
        ('publication', '0007_chain_of_the_log'),
        ('publication', '0008_what_stories_are_about'),
    ]

    dependencies = [
        ('articles', '0001_tables'),
        ('corrections', '0001_tables'),
        ('newsroom', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(max_length=20, unique=True)),
                ('kind', models.CharField(choices=[('fix', 'Fix'), ('correction', 'Correction'), ('clarification', 'Clarification'), ('editors_note', 'Editors Note'), ('withdrawal', 'Withdrawal')], max_length=20)),
                ('url', models.CharField(max_length=2000)),
                ('headline', models.CharField(max_length=500)),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
                ('words', models.TextField()),
                ('placement', models.CharField(choices=[('top', 'Top'), ('passage', 'Passage'), ('end', 'End')], default='top', max_length=10)),
                ('section', models.CharField(blank=True, max_length=60)),
                ('authors', models.JSONField(default=list)),
                ('language', models.CharField(max_length=35)),
                ('published_at', models.DateTimeField()),
                ('expunged_at', models.DateTimeField(null=True)),
                ('is_recorded', models.BooleanField(default=False)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='articles.article')),
                ('correction', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='entry', to='corrections.correction')),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='newsroom.outlet')),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='publication.entry')),
            ],
            options={
                'verbose_name_plural': 'entries',
                'indexes': [
                    models.Index(fields=['-published_at', '-id'], name='log_by_time'),
                    models.Index(fields=['kind', '-published_at', '-id'], name='log_by_kind'),
                    models.Index(fields=['section', '-published_at', '-id'], name='log_by_section'),
                    models.Index(fields=['kind', 'section', '-published_at', '-id'], name='log_by_kind_section'),
                    models.Index(fields=['outlet', '-published_at', '-id'], name='log_by_outlet'),
                    models.Index(fields=['outlet', 'kind', '-published_at', '-id'], name='log_by_outlet_kind'),
                    models.Index(fields=['outlet', 'section', '-published_at', '-id'], name='log_by_outlet_section'),
                    models.Index(fields=['outlet', 'kind', 'section', '-published_at', '-id'], name='log_by_outlet_kind_section'),
                    models.Index(fields=['article', '-published_at', '-id'], name='log_by_article'),
                    models.Index(condition=models.Q(('expunged_at__isnull', False)), fields=['expunged_at'], name='log_expunged'),
                    models.Index(condition=models.Q(('is_recorded', False)), fields=['published_at'], name='entries_to_record'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SigningKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('kid', models.CharField(max_length=64, unique=True)),
                ('public', models.JSONField()),
                ('sealed', models.TextField(blank=True)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
                ('statement', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='WordCount',
            fields=[
                ('word', models.IntegerField(primary_key=True, serialize=False)),
                ('stories', models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='EntryText',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='text', serialize=False, to='publication.entry')),
                ('words', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='LiveCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rounds', models.PositiveSmallIntegerField(default=0)),
                ('look_at', models.DateTimeField(null=True)),
                ('asked_at', models.DateTimeField(null=True)),
                ('live_at', models.DateTimeField(null=True)),
                ('lost_at', models.DateTimeField(null=True)),
                ('overdue_at', models.DateTimeField(null=True)),
                ('due_at', models.DateTimeField()),
                ('missing', models.JSONField(default=list)),
                ('leased_until', models.DateTimeField(null=True)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='live', to='publication.entry')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('look_at__isnull', False)), fields=['look_at'], name='live_checks_to_make'),
                ],
            },
        ),
        migrations.CreateModel(
            name='LogHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('jws', models.TextField(blank=True)),
                ('checkpoint', models.PositiveBigIntegerField(default=0)),
                ('checkpoint_at', models.DateTimeField(null=True)),
                ('outlet', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='log_head', to='newsroom.outlet')),
            ],
        ),
        migrations.CreateModel(
            name='LogRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('type', models.CharField(max_length=10)),
                ('at', models.DateTimeField()),
                ('body', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('openings', models.JSONField(default=dict)),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='publication.entry')),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log_records', to='newsroom.outlet')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('outlet', 'number'), name='records_have_one_order'),
                    models.UniqueConstraint(condition=models.Q(('type', 'entry')), fields=('entry',), name='one_record_for_an_entry'),
                ],
            },
        ),
        migrations.CreateModel(
            name='MonthCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('kind', models.CharField(choices=[('fix', 'Fix'), ('correction', 'Correction'), ('clarification', 'Clarification'), ('editors_note', 'Editors Note'), ('withdrawal', 'Withdrawal')], max_length=20)),
                ('section', models.CharField(blank=True, max_length=60)),
                ('count', models.PositiveIntegerField(default=0)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='newsroom.outlet')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('outlet', 'month', 'kind', 'section'), name='one_count_a_month_and_place'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='topic', serialize=False, to='articles.article')),
                ('at', models.DateTimeField()),
                ('counter', models.IntegerField()),
                ('profile', models.BinaryField()),
                ('keys', models.JSONField(default=list)),
                ('of_stories', models.IntegerField(default=0)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.version')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['counter', '-at'], name='topics_by_time'),
                    models.Index(condition=models.Q(('of_stories__lt', 4096)), fields=['counter', 'of_stories'], name='topics_of_few'),
                ],
            },
        ),
        migrations.CreateModel(
            name='TopicKey',
            fields=[
                ('pk', models.CompositePrimaryKey('word', 'article', blank=True, editable=False, primary_key=True, serialize=False)),
                ('word', models.IntegerField()),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
            ],
        ),
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('kid', models.CharField(max_length=64)),
                ('jws', models.TextField()),
                ('told_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checkpoints', to='newsroom.outlet')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('told_at', None)), fields=['id'], name='checkpoints_to_tell'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('outlet', 'number'), name='one_checkpoint_at_a_record'),
                ],
            },
        ),
    ]
